/** SQL of our own: true for an answer, by its id in SQL, of whose follow-up only few may know. */
export function inConfidence(responseId: string): string {
  return `EXISTS (SELECT FROM follow_ups f LEFT JOIN joined_answers j ON j.follow_up_id = f.id
                   WHERE f.confidential AND (f.response_id = ${responseId} OR j.response_id = ${responseId}))`;
}
