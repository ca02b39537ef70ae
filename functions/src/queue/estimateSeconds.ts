/**
 * How long who stands at `position` will wait, in seconds, if people go on being taken out of the queue as fast as in
 * the last hour; null where nobody was: there is no pace to go by.
 */
export function estimateSeconds(position: number, takenLastHour: number): number | null {
  return takenLastHour === 0 ? null : Math.round((position * 3_600) / takenLastHour);
}
