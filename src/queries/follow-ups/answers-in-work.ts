/** SQL: the ids of a follow-up's answers, its first one (`joined_at` null) and those that joined it. Both are SQL of our own. */
export function answersInWork(firstId: string, followUpId: string): string {
  return `(SELECT ${firstId} AS id, NULL::timestamptz AS joined_at
           UNION ALL SELECT j.response_id, j.joined_at FROM joined_answers j WHERE j.follow_up_id = ${followUpId})`;
}
