import type { Figures } from "@hearth/contract";
import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./FiguresTable.module.css";
import { figures } from "./figures.ts";
import { figureText } from "./figureText.ts";

type Props = { label: string; first: string; rows: readonly { key: string; name: ReactNode; figures: Figures }[] };

/** Every figure of each row. `first`: what the rows are. */
export function FiguresTable({ label, first, rows }: Props) {
  const t = useText();
  const { code } = useLocale();
  return (
    <Table.ScrollContainer minWidth={960} type="native">
      <Table aria-label={label} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{first}</Table.Th>
            {figures.map(({ key }) => (
              <Table.Th key={key} scope="col">
                {t(`metrics.${key}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Th scope="row">{row.name}</Table.Th>
              {figures.map(({ key, kind }) => (
                <Table.Td key={key}>{figureText(kind, row.figures[key], code)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
