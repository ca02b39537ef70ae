/** What an hour and a day are reckoned with. Change them to what your days are like, and run `npm run costs`. */
export const assumptions = {
  messagesPerConversation: 20,
  receiptsPerConversation: 8,
  typingPerMessage: 0.5,
  /** Of all conversations, those that an operator takes. */
  takenOver: 0.25,
  conversationsPerOperatorHour: 10,
  /** How long a customer's stream is open for one conversation, in minutes. */
  streamMinutes: 15,
  /** In the hour for which a stream or an inbox is reckoned. */
  messagesPerStreamHour: 40,
  messagesPerInboxHour: 600,
  /** A stream is a lease of 480 s, jittered. */
  leasesPerHour: 8,
  /** A feed that is silent for 50 s asks for its head, 1 read. The most there can be. */
  questionsPerHour: 72,
  /** An open inbox says that its operator is there: 1 write, which each instance with an inbox reads. */
  heartbeatsPerHour: 60,
  streamsPerInstance: 900,
  /** Instance time of a request, in seconds of one vCPU; requests share an instance, and this is its share. */
  apiSeconds: 0.025,
  /** Of one event to one stream (docs/decisions/0012). */
  deliverySeconds: 0.00003,
  instanceGiB: 1,
  eventBytes: 1_100,
  answerBytes: 1_500,
  /** With their index entries, in bytes. An event is kept for 30 days, all else for good. */
  storedMessage: 1_000,
  storedEvent: 2_500,
  storedHead: 8_000,
  eventDays: 30,
} as const;

export type Assumptions = { readonly [Name in keyof typeof assumptions]: number };
