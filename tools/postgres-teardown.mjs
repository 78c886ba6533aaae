export default async () => {
  await globalThis.postgres?.stop();
};
