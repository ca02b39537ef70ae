import type { Conversation } from "@hearth/contract";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Ban } from "lucide-react";
import { useState } from "react";
import { useText } from "../i18n/useText.ts";
import { BlockDialog } from "./BlockDialog.tsx";

/** Keeps the customer from writing, or lets it write again. Whoever works here may. */
export function BlockCustomer({ conversation: { customer, blocked = false } }: { conversation: Conversation }) {
  const t = useText();
  const [isOpen, { open, close }] = useDisclosure();
  // What was asked for stays that, should somebody else be faster while one reads the question.
  const [wish, setWish] = useState(true);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<Ban size={14} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => {
          setWish(!blocked);
          open();
        }}
      >
        {t(blocked ? "customer.unblock" : "customer.block")}
      </Button>
      <BlockDialog customerId={customer.id} wish={wish} isOpen={isOpen} onClose={close} />
    </>
  );
}
