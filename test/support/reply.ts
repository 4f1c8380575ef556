export interface ReplyValues {
  subject?: string;
  body?: string;
  way?: 'email' | 'copied';
}

/** What the form of Reply to customer carries. */
export function replyForm({
  subject = 'Your feedback',
  body = 'Hello, what happened?',
  way = 'email',
}: ReplyValues = {}) {
  const typed = (value: string) => ({ type: 'plain_text_input', value });
  return {
    reply_subject: { reply_subject_text: typed(subject) },
    reply_body: { reply_body_text: typed(body) },
    reply_way: {
      reply_way_choice: {
        type: 'radio_buttons',
        selected_option: { text: { type: 'plain_text', text: way }, value: way },
      },
    },
  };
}
