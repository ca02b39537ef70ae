/** One name for what a stream, its ticket and its feed are of: `conversation:<id>` or `inbox:all`. */
export function topicName(topic: { conversation?: string | undefined }): string {
  return topic.conversation === undefined ? "inbox:all" : `conversation:${topic.conversation}`;
}
