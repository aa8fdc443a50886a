// A paper was saved in the office: its draft in this browser is no longer needed.

import { deleteDraft } from "./drafts.js";

const address = new URL(location.href);
const id = address.searchParams.get("nhap");
if (id) {
  deleteDraft(id);
  address.searchParams.delete("nhap");
  history.replaceState(null, "", address);
}
