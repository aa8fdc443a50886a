// Files without leaving the page: the browser gets the bytes, the form stays as it is.

import { Offline, post } from "./net.js";

function nameOf(response) {
  const said = response.headers.get("Content-Disposition") ?? "";
  const wide = /filename\*=UTF-8''([^;]+)/i.exec(said);
  if (wide) return decodeURIComponent(wide[1]);
  return /filename="?([^";]+)"?/i.exec(said)?.[1] ?? "van-ban";
}

function hand(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** Fetch the file that `button` stands for; return what happened: `{name}`, `{refused}` or `{fault}`. */
export async function download(form, button) {
  button.disabled = true;
  try {
    const response = await post(form, form.action, { extra: { viec: button.value } });
    if (response.headers.get("Content-Disposition")) {
      const name = nameOf(response);
      hand(await response.blob(), name);
      return { name };
    }
    if (response.status === 422) return { refused: true };
    const said = await response.json().catch(() => null);
    return { fault: said?.errors?.map((fault) => `${fault.message} ${fault.remedy}`).join(" ") ?? "Chưa tải được; hãy thử lại." };
  } catch (error) {
    if (error instanceof Offline) return { fault: "Mất kết nối với chương trình nên chưa tải được; nội dung vẫn được lưu trên máy này." };
    throw error;
  } finally {
    button.disabled = false;
  }
}
