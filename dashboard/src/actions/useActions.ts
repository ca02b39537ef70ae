import type { Conversation } from "@hearth/contract";
import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { useConversationStore } from "../hearth/ConversationContext.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";
import { useSession } from "../session/SessionContext.ts";
import { type Allowed, allowedActions } from "./allowedActions.ts";
import { failureText } from "./failureText.ts";
import { takeOverFrom } from "./takeOverFrom.ts";
import { usePart } from "./usePart.ts";

export type Actions = {
  takeOver: () => void;
  release: (to: "bot" | "queue") => void;
  transfer: (operatorId: string) => void;
  close: (reason?: string) => void;
  can: Allowed;
  /** One of them is on its way, wherever it was asked for: until it is answered, others do nothing. */
  isBusy: boolean;
};

const nothing: Allowed = { takeOver: false, release: false, transfer: false, close: false };

/** What can be done with the open conversation. What fails is said in a notification; what succeeds, by the stream. */
export function useActions(): Actions {
  const t = useText();
  const { api } = useHearth();
  const { id } = useConversationStore();
  const session = useSession();
  const queries = useQueryClient();
  const conversation = usePart((snapshot) => snapshot.conversation);
  const mutationKey = ["act", id];
  const isBusy = useIsMutating({ mutationKey }) > 0;
  const { mutate } = useMutation({
    mutationKey,
    mutationFn: (call: () => Promise<Conversation>) => call(),
    // Without it a takeover that is asked for offline would happen later, when nobody expects it any more.
    networkMode: "always",
    onError: (error) => toasts.show({ color: "red", message: t(...failureText(error)) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["operators"] }),
  });
  const can = conversation ? allowedActions(conversation, session) : nothing;

  function act(isAllowed: boolean, call: () => Promise<Conversation>) {
    if (isAllowed && queries.isMutating({ mutationKey }) === 0) mutate(call);
  }

  return {
    takeOver: () => act(can.takeOver, () => api.takeover(id, conversation ? takeOverFrom(conversation) : {})),
    release: (to) => act(can.release, () => api.release(id, to)),
    transfer: (operatorId) => act(can.transfer, () => api.transfer(id, operatorId)),
    close: (reason) => act(can.close, () => api.closeConversation(id, reason ? { reason } : {})),
    can,
    isBusy,
  };
}
