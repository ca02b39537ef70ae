import { describeFields, notes } from "./describeFields.ts";
import { describeType, type Shapes } from "./describeType.ts";
import type { JsonSchema } from "./JsonSchema.ts";
import type { OpenApiCall, OpenApiDocument } from "./openApiDocument.ts";
import { slug } from "./slug.ts";
import { table } from "./table.ts";

type Call = { title: string; call: OpenApiCall; who: string; codes: readonly string[] };

/** Every call at a glance. */
export function describeCallList(document: OpenApiDocument): string {
  const rows = callsOf(document).map(({ title, call, who }) => [`[${title}](#${slug(title)})`, call.summary, who]);
  return table(["call", "what it does", "who"], rows);
}

/** Every call, one section each. */
export function describeCalls(document: OpenApiDocument): string {
  const calls = callsOf(document);
  const common = commonCodes(calls);
  const shapes = { ...document.components.schemas, ...bodiesOf(calls) };
  const sections = calls.map((call) => describeCall(call, common, shapes));
  return [
    `Every call that asks who you are may answer ${linked(common)}; they are not repeated below.`,
    ...sections,
  ].join("\n\n");
}

function callsOf({ paths }: OpenApiDocument): Call[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ title: `${method.toUpperCase()} ${path}`, call })),
  );
  const everyone = new Set(all.flatMap(({ call }) => call["x-roles"] ?? []));
  return all.map(({ title, call }) => {
    const refusals = Object.entries(call.responses).filter(([status]) => Number(status) >= 400);
    const codes = refusals.flatMap(([, { description }]) => description.match(/\w+(?=`)/g) ?? []);
    return { title, call, who: whoMay(call, everyone), codes };
  });
}

function whoMay({ "x-roles": roles }: OpenApiCall, everyone: ReadonlySet<string>): string {
  if (roles === undefined) return "anyone, without a token";
  return roles.length === everyone.size ? "every role" : roles.join(", ");
}

function commonCodes(calls: readonly Call[]): string[] {
  const [first, ...others] = calls.filter(({ call }) => call["x-roles"] !== undefined);
  return (first?.codes ?? []).filter((code) => others.every(({ codes }) => codes.includes(code)));
}

/** Bodies that are part of another one are described with their own call. */
function bodiesOf(calls: readonly Call[]): Shapes {
  const bodies = calls.map(({ title, call }) => [title, schemaIn(call.requestBody?.content) ?? {}] as const);
  return Object.fromEntries(bodies);
}

function describeCall({ title, call, who, codes }: Call, common: readonly string[], shapes: Shapes): string {
  const own = codes.filter((code) => !common.includes(code));
  const body = schemaIn(call.requestBody?.content);
  return [
    `### ${title}`,
    `${call.summary}. For: ${who}.`,
    describeParameters(call, shapes),
    describeBody(body, shapes),
    describeAnswers(call, shapes),
    own.length === 0 ? "" : `Problems: ${linked(own)}.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function describeParameters({ parameters }: OpenApiCall, shapes: Shapes): string {
  const query = parameters.filter((parameter) => parameter.in === "query");
  if (query.length === 0) return "";
  const rows = query.map(({ name, required, schema }) => {
    // An address cannot say null, though zod's coercion would take it.
    const type = [schema.type ?? []].flat().filter((each) => each !== "null");
    return [`\`${name}\``, describeType({ ...schema, type }, shapes), notes(schema, required, "sent")];
  });
  return table(["parameter", "type", "notes"], rows);
}

function describeBody(schema: JsonSchema | undefined, shapes: Shapes): string {
  if (schema === undefined) return "";
  const isEmpty = Object.keys(schema.properties ?? {}).length === 0;
  return isEmpty ? "Its body says nothing: `{}`, or none." : describeFields(schema, "sent", shapes);
}

function describeAnswers({ responses }: OpenApiCall, shapes: Shapes): string {
  const answers = Object.entries(responses).filter(([status]) => Number(status) < 400);
  const lines = answers.map(([status, { description, content }]) => {
    const schema = schemaIn(content);
    return `- \`${status}\` ${description}${schema === undefined ? "" : `: ${describeType(schema, shapes)}`}`;
  });
  return lines.join("\n");
}

function schemaIn(content: Record<string, { schema: JsonSchema }> | undefined): JsonSchema | undefined {
  return content?.["application/json"]?.schema;
}

function linked(codes: readonly string[]): string {
  return codes.map((code) => `[\`${code}\`](#${code})`).join(", ");
}
