// Downloads a file without leaving the page.

import { finished, Offline, post } from "./net.js";

/** How long the browser may take to read the file. */
const KEPT_MS = 60000;
/** Time in which a second click belongs to the first: the file may be there before it. */
const DOUBLE_CLICK_MS = 500;

function nameOf(response) {
  const header = response.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header);
  if (encoded) return decodeURIComponent(encoded[1]);
  return /filename="?([^";]+)"?/i.exec(header)?.[1] ?? "van-ban";
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** Download the file of `button`; return `{name}`, `{refused}` if the form has errors, or `{fault}`. */
export async function download(form, button) {
  button.disabled = true;
  try {
    const response = await finished(await post(form, form.action, { extra: { viec: button.value } }));
    if (response.headers.get("Content-Disposition")) {
      const name = nameOf(response);
      save(await response.blob(), name);
      return { name };
    }
    if (response.status === 422) return { refused: true };
    const answer = await response.json().catch(() => null);
    return { fault: answer?.errors?.map((fault) => `${fault.message} ${fault.remedy}`).join(" ") ?? "Chưa tải được; hãy thử lại." };
  } catch (error) {
    if (error instanceof Offline) return { fault: "Mất kết nối với chương trình nên chưa tải được; nội dung vẫn được lưu trên máy này." };
    throw error;
  } finally {
    setTimeout(() => { button.disabled = false; }, DOUBLE_CLICK_MS);
  }
}
