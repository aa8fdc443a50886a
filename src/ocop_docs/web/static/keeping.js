// Keeps what is typed into a paper of the office on the server too, which keeps others from editing it meanwhile.

import { Offline, post } from "./net.js";

const AFTER_MS = 3000;

export class Keeping {
  constructor(form, { say, news }) {
    Object.assign(this, { form, say, news, timer: 0 });
  }

  changed() {
    if (!this.form.elements["van-ban"]?.value) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), AFTER_MS);
  }

  async now() {
    try {
      const response = await post(this.form, this.form.dataset.keep);
      const answer = await response.json().catch(() => null);
      if (response.ok) this.say(`Đã lưu phần đang gõ trên máy chủ lúc ${answer.at}.`);
      else this.news(answer?.errors?.map((fault) => `${fault.message} ${fault.remedy}`).join(" ") ?? "Chưa lưu được trên máy chủ.");
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      this.changed();
    }
  }
}
