/** The call by which the platform tells a trigger, as a CloudEvent, of the document that was created at this path. */
export function createdEvent(projectId: string, path: string): RequestInit {
  const name = `projects/${projectId}/databases/(default)/documents/${path}`;
  const now = new Date().toISOString();
  return {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "ce-specversion": "1.0",
      "ce-id": crypto.randomUUID(),
      "ce-type": "google.cloud.firestore.document.v1.created",
      "ce-source": `//firestore.googleapis.com/projects/${projectId}/databases/(default)`,
      "ce-subject": `documents/${path}`,
      "ce-time": now,
      "ce-project": projectId,
      "ce-database": "(default)",
      "ce-namespace": "(default)",
      "ce-document": path,
    },
    body: JSON.stringify({ value: { name, fields: {}, createTime: now, updateTime: now } }),
  };
}
