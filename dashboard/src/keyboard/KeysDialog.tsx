import { Kbd, Modal } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import classes from "./KeysDialog.module.css";
import { keyGroups } from "./keyGroups.ts";

/** Lists every key and what it does. */
export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("keyboard.title")}
      closeButtonProps={{ "aria-label": t("keyboard.dismiss") }}
    >
      <div className={classes.groups}>
        {keyGroups.map(({ name, keys }) => (
          <section key={name} aria-labelledby={`keys-${name}`}>
            <h3 className={classes.name} id={`keys-${name}`}>
              {t(`keyboard.${name}`)}
            </h3>
            <dl className={classes.keys}>
              {keys.map(({ pressed, does }) => (
                <div key={does} className={classes.key}>
                  <dt>{t(`keyboard.${does}`)}</dt>
                  <dd className={classes.pressed} dir="ltr">
                    {pressed.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
