import { AtSign, Globe, type LucideIcon, MessageCircle, MessagesSquare, Send, Smartphone } from "lucide-react";

export type Channel = { name: string; icon: LucideIcon };

const known: ReadonlyMap<string, Channel> = new Map([
  ["web", { name: "Web", icon: Globe }],
  ["whatsapp", { name: "WhatsApp", icon: MessageCircle }],
  ["messenger", { name: "Messenger", icon: MessageCircle }],
  ["instagram", { name: "Instagram", icon: MessageCircle }],
  ["telegram", { name: "Telegram", icon: Send }],
  ["sms", { name: "SMS", icon: Smartphone }],
  ["email", { name: "E-mail", icon: AtSign }],
]);

/** How the customer writes. Channels are free words: one that is not known here is shown by its own. */
export function channelOf(channel: string): Channel {
  return known.get(channel.toLowerCase()) ?? { name: channel, icon: MessagesSquare };
}
