/** A Firebase ID token; null where nobody is signed in. `refresh`: the last one was refused, or runs out. */
export type GetToken = (options: { refresh: boolean }) => Promise<string | null>;

/** A Firebase App Check token. The SDK of `firebase/app-check` keeps it fresh by itself. */
export type GetAppCheckToken = () => Promise<string>;

/** The headers that prove who calls, and from which app. */
export type Credentials = (options: { refresh: boolean }) => Promise<Readonly<Record<string, string>>>;

/** Sent with every call, and to open a stream. */
export function credentialsOf(getToken: GetToken, getAppCheckToken: GetAppCheckToken | undefined): Credentials {
  return async (options) => {
    const [token, appCheck] = await Promise.all([getToken(options), getAppCheckToken?.()]);
    return {
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...(appCheck !== undefined && { "X-Firebase-AppCheck": appCheck }),
    };
  };
}
