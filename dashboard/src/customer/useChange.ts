import type { Conversation } from "@hearth/contract";
import { useRef, useState } from "react";
import { isAhead } from "./isAhead.ts";

type Wanted<Value> = { value: Value; answer?: Conversation };

/**
 * One thing that can be changed of the conversation. What was asked for is shown until the stream has brought its
 * outcome; then, and when the call fails, the stream's truth. Calls are made one after the other, in the order asked.
 * `change` rejects with a HearthError.
 */
export function useChange<Value>(
  conversation: Conversation,
  truth: Value,
  call: (value: Value) => Promise<Conversation>,
): { shown: Value; change: (value: Value) => Promise<void> } {
  const [wanted, setWanted] = useState<Wanted<Value>>();
  const calls = useRef<Promise<unknown>>(Promise.resolve());

  async function change(value: Value): Promise<void> {
    const asked: Wanted<Value> = { value };
    setWanted(asked);
    const called = calls.current.then(() => call(value));
    calls.current = called.catch(() => undefined);
    try {
      const answer = await called;
      setWanted((newest) => (newest === asked ? { value, answer } : newest));
    } catch (error) {
      setWanted((newest) => (newest === asked ? undefined : newest));
      throw error;
    }
  }

  const isPending = wanted !== undefined && (wanted.answer === undefined || isAhead(wanted.answer, conversation));
  return { shown: isPending ? wanted.value : truth, change };
}
