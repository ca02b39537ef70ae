/** Runs while no other tab runs something under this name, where the browser has locks: a sandboxed frame refuses them. */
export async function locked<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  let isHeld = false;
  const held = () => {
    isHeld = true;
    return run();
  };
  try {
    return await navigator.locks.request(name, held);
  } catch (error) {
    if (isHeld) throw error;
    return run();
  }
}
