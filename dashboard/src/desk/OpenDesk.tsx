import { useMediaQuery } from "@mantine/hooks";
import { CustomerPanel } from "../customer/CustomerPanel.tsx";
import { OpenConversation } from "../hearth/OpenConversation.tsx";
import { ConversationKeys } from "../keyboard/ConversationKeys.tsx";
import { ThreadPane } from "../thread/ThreadPane.tsx";
import { NarrowBar } from "./NarrowBar.tsx";
import classes from "./OpenDesk.module.css";

/** As `Desk.module.css` has it. */
const narrow = "(max-width: 60rem)";

/** One open conversation: what was said, and with whom. */
export default function OpenDesk({ id }: { id: string }) {
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false });
  return (
    <OpenConversation id={id}>
      <ConversationKeys />
      <div className={classes.thread}>
        {isNarrow && <NarrowBar />}
        <ThreadPane />
      </div>
      {!isNarrow && <CustomerPanel />}
    </OpenConversation>
  );
}
