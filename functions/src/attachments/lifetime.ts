/** For how long an attachment waits for its message; then the sweep removes it. In milliseconds. */
export const kept = 24 * 60 * 60 * 1000;

/**
 * So long before, it may no longer be attached. In milliseconds, and far more than a commit can be under way: what
 * the sweep removes, no message can have.
 */
export const safetyMargin = 60 * 60 * 1000;

/**
 * For how long what was uploaded and not sent counts against who uploaded it. In milliseconds. Whose network loses the
 * answers leaves a file here with each try, and a page makes four tries a minute: they never come to the limit.
 */
export const countedFor = 10 * 60 * 1000;
