/** The call by which the platform tells a trigger, as a CloudEvent, of the document that was created at this path. */
export function createdEvent(projectId: string, path: string): RequestInit {
  const time = new Date().toISOString();
  const database = "(default)";
  const name = `projects/${projectId}/databases/${database}/documents/${path}`;
  const event = {
    specversion: "1.0",
    id: crypto.randomUUID(),
    type: "google.cloud.firestore.document.v1.created",
    source: `//firestore.googleapis.com/projects/${projectId}/databases/${database}`,
    subject: `documents/${path}`,
    time,
    project: projectId,
    database,
    namespace: database,
    document: path,
    datacontenttype: "application/json",
    data: { value: { name, fields: {}, createTime: time, updateTime: time } },
  };
  return { method: "POST", headers: { "Content-Type": "application/cloudevents+json" }, body: JSON.stringify(event) };
}
