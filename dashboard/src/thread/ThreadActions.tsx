import { Button, Menu } from "@mantine/core";
import { ChevronDown, Hand } from "lucide-react";
import { useActions } from "../actions/useActions.ts";
import { useText } from "../i18n/useText.ts";
import { CloseConversation } from "./CloseConversation.tsx";
import { TransferMenu } from "./TransferMenu.tsx";

/** The buttons of what may be done with the open conversation. */
export function ThreadActions() {
  const t = useText();
  const { can, isBusy, takeOver, release, transfer, close } = useActions();
  return (
    <>
      {can.takeOver && (
        <Button size="xs" leftSection={<Hand size={16} aria-hidden />} loading={isBusy} onClick={takeOver}>
          {t("thread.takeOver")}
        </Button>
      )}
      {can.release && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="default" disabled={isBusy} rightSection={<ChevronDown size={14} aria-hidden />}>
              {t("thread.release")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => release("queue")}>{t("thread.toQueue")}</Menu.Item>
            <Menu.Item onClick={() => release("bot")}>{t("thread.toBot")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {can.transfer && <TransferMenu isBusy={isBusy} onChoose={transfer} />}
      {can.close && <CloseConversation isBusy={isBusy} onClose={close} />}
    </>
  );
}
