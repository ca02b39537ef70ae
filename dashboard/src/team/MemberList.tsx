import { lazy, useState } from "react";
import { Part } from "../layout/Part.tsx";
import { MemberCard } from "./MemberCard.tsx";
import classes from "./MemberList.module.css";
import type { Member } from "./teamNow.ts";

const OperatorForm = lazy(() => import("./OperatorForm.tsx"));

/** Everyone of the team. */
export function MemberList({ members, isAdmin }: { members: readonly Member[]; isAdmin: boolean }) {
  const [changed, setChanged] = useState<Member>();
  return (
    <>
      <ul className={classes.members}>
        {members.map((member) => (
          <li key={member.id}>
            <MemberCard member={member} onChange={isAdmin ? () => setChanged(member) : undefined} />
          </li>
        ))}
      </ul>
      {changed && (
        <Part>
          <OperatorForm operator={changed} onClose={() => setChanged(undefined)} />
        </Part>
      )}
    </>
  );
}
