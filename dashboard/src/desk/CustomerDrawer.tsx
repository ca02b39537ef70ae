import { Button, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { UserRound } from "lucide-react";
import { CustomerPanel } from "../customer/CustomerPanel.tsx";
import { useText } from "../i18n/useText.ts";

/** Who the customer is, on demand. */
export function CustomerDrawer() {
  const t = useText();
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-haspopup="dialog"
        leftSection={<UserRound size={16} aria-hidden="true" />}
        onClick={open}
      >
        {t("customer.title")}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="right"
        size="22rem"
        padding={0}
        title={t("customer.title")}
        closeButtonProps={{ "aria-label": t("common.cancel") }}
        styles={{ header: { padding: "0.5rem 1rem" } }}
      >
        <CustomerPanel />
      </Drawer>
    </>
  );
}
