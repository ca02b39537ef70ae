import type { Typist } from "@hearth/client";
import type { Conversation } from "@hearth/contract";
import { memo } from "react";
import { Link } from "wouter";
import { PersonAvatar } from "../customer/PersonAvatar.tsx";
import { useText } from "../i18n/useText.ts";
import { Ago } from "./Ago.tsx";
import { BlockedBadge } from "./BlockedBadge.tsx";
import { ChannelBadge } from "./ChannelBadge.tsx";
import { conversationPath } from "./conversationPath.ts";
import { customerName } from "./customerName.ts";
import { LastSaidLine } from "./LastSaidLine.tsx";
import classes from "./Row.module.css";
import { RowLabels } from "./RowLabels.tsx";
import { SentimentIcon } from "./SentimentIcon.tsx";
import { StateBadge } from "./StateBadge.tsx";

type Props = {
  conversation: Conversation;
  /** The filter, which the address keeps. */
  query: string;
  isOpen: boolean;
  isActive: boolean;
  isFresh: boolean;
  typing?: readonly Typist[] | undefined;
};

/** One conversation of the list. Plain elements: hundreds of these pass in a second of scrolling. */
export const Row = memo(function Row({ conversation, query, isOpen, isActive, isFresh, typing }: Props) {
  const t = useText();
  const { id, customer, lastMessage, lastActivityAt, unread, labels = [], sentiment = null, blocked } = conversation;
  const count = unread.operator;
  return (
    <Link
      className={classes.row}
      href={conversationPath(id) + query}
      aria-current={isOpen ? "page" : undefined}
      data-active={isActive || undefined}
      data-unread={count > 0 || undefined}
      draggable={false}
    >
      <span className={classes.head}>
        <span className={classes.name} dir="auto">
          {customerName(customer, t)}
        </span>{" "}
        {isFresh && (
          <span className={classes.fresh}>
            <span className={classes.hidden}>{t("inbox.fresh")}</span>
          </span>
        )}{" "}
        <Ago at={lastActivityAt} />
      </span>{" "}
      <span className={classes.middle}>
        <LastSaidLine lastMessage={lastMessage} typing={typing} />{" "}
        {count > 0 && (
          <span className={classes.unread}>
            <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
            <span className={classes.hidden}>{t("inbox.unread", { count })}</span>
          </span>
        )}
      </span>{" "}
      <span className={classes.foot}>
        <StateBadge conversation={conversation} /> {blocked && <BlockedBadge />} <RowLabels labels={labels} />{" "}
        <SentimentIcon sentiment={sentiment} />
      </span>{" "}
      <span className={classes.face}>
        <PersonAvatar id={customer.id} name={customer.name} />
        <ChannelBadge channel={customer.channel} />
      </span>
    </Link>
  );
});
