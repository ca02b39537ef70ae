import { Button } from "@mantine/core";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useText } from "../i18n/useText.ts";
import OperatorForm from "./OperatorForm.tsx";

/** For admins: an account becomes one of the team. */
export default function AddOperator() {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" leftSection={<UserPlus size={16} />} onClick={() => setOpen(true)}>
        {t("team.add")}
      </Button>
      {isOpen && <OperatorForm onClose={() => setOpen(false)} />}
    </>
  );
}
