import { CustomerPanel } from "../customer/CustomerPanel.tsx";
import { OpenConversation } from "../hearth/OpenConversation.tsx";
import { ThreadPane } from "../thread/ThreadPane.tsx";

/** One open conversation: what was said, and with whom. */
export default function OpenDesk({ id }: { id: string }) {
  return (
    <OpenConversation id={id}>
      <ThreadPane />
      <CustomerPanel />
    </OpenConversation>
  );
}
