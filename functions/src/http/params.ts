import { idSchema, uidSchema } from "@hearth/contract";
import { z } from "zod";

const id = idSchema.meta({ examples: ["Vn1bB1xkT0mOZ0o2bXw5xA"] });

export const conversationParams = z.object({ id });
export const attachmentParams = z.object({ aid: id });
export const messageParams = z.object({ id, mid: id });
export const operatorParams = z.object({ uid: uidSchema });
export const customerParams = z.object({ customerId: uidSchema });
