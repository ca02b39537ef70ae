/** The address of a conversation within the dashboard. */
export function conversationPath(id: string): string {
  return `/c/${encodeURIComponent(id)}`;
}
