"""The decision that issues the council's regulation, by the rules under which the round is scored."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_docs.documents.council import Agreement
from ocop_docs.documents.kinds.regulation_decision import (
    AttachedRegulation,
    RegulationArticle,
    RegulationChapter,
    RegulationDecision,
)
from ocop_docs.rounds.papers.common_fields import common_fields
from ocop_docs.rounds.papers.round_facts import RoundFacts
from ocop_docs.rounds.record import EvaluationRound

_CRITERIA = "Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026 của Thủ tướng Chính phủ"


def regulation_decision(facts: RoundFacts) -> RegulationDecision:
    """Return the data of the decision (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm b) with the regulation attached."""
    evaluation, papers = facts.evaluation, facts.evaluation.papers
    subject = f"hoạt động của {evaluation.council.name}"
    agency = papers.regulation_proposal.proposer if papers.regulation_proposal else evaluation.council.standing_agency
    fields = common_fields(facts, evaluation.province.issuer, f"Ban hành Quy chế {subject}", papers.regulation)
    del fields["period"]
    return RegulationDecision(
        kind="regulation-decision",
        proposal=papers.regulation_proposal,
        regulation=AttachedRegulation(subject=subject, chapters=list(_chapters(evaluation))),
        effective_from="ngày ký",
        enforcers=[
            f"Chánh Văn phòng {evaluation.province.issuer.name}",
            *([agency] if agency else []),
            "thành viên Hội đồng và Tổ tư vấn",
        ],
        **fields,
    )


def _chapters(evaluation: EvaluationRound) -> Iterator[RegulationChapter]:
    yield _chapter("Quy định chung", _scope(evaluation), _principles())
    yield _chapter(
        "Hoạt động của Hội đồng", _duties(evaluation), _meetings(evaluation), _scoring(evaluation), _in_writing()
    )
    yield _chapter("Hoạt động của Tổ tư vấn", _advisors())
    yield _chapter("Tổ chức thực hiện", _responsibilities(evaluation))


def _chapter(title: str, *articles: RegulationArticle) -> RegulationChapter:
    return RegulationChapter(title=title, articles=list(articles))


def _article(title: str, *clauses: str) -> RegulationArticle:
    return RegulationArticle(title=title, clauses=list(clauses))


def _scope(evaluation: EvaluationRound) -> RegulationArticle:
    return _article(
        "Phạm vi điều chỉnh, đối tượng áp dụng",
        f"Quy chế này quy định hoạt động của {evaluation.council.name} (sau đây gọi là Hội đồng) và Tổ tư vấn Hội đồng "
        "(sau đây gọi là Tổ tư vấn).",
        "Quy chế này áp dụng đối với thành viên Hội đồng, thành viên Tổ tư vấn và các cơ quan, tổ chức, cá nhân "
        "có liên quan.",
    )


def _principles() -> RegulationArticle:
    return _article(
        "Nguyên tắc hoạt động",
        f"Hội đồng đánh giá, phân hạng theo Bộ tiêu chí ban hành kèm theo {_CRITERIA}.",
        "Thành viên Hội đồng chấm điểm độc lập và chịu trách nhiệm về kết quả chấm điểm của mình.",
    )


def _duties(evaluation: EvaluationRound) -> RegulationArticle:
    level = evaluation.province.issuer.level.label
    return _article(
        "Nhiệm vụ của Hội đồng",
        f"Tổ chức họp đánh giá, phân hạng sản phẩm OCOP {level}.",
        f"Báo cáo kết quả đánh giá, phân hạng, đề xuất Chủ tịch {evaluation.province.issuer.name} công nhận đối với "
        "các sản phẩm OCOP đáp ứng tiêu chí theo quy định.",
    )


def _meetings(evaluation: EvaluationRound) -> RegulationArticle:
    rules = evaluation.council.regulation
    chaired = ", trong đó có Chủ tịch Hội đồng hoặc người được ủy quyền chủ trì" if rules.chair_must_attend else ""
    return _article(
        "Phiên họp của Hội đồng",
        f"Phiên họp được tổ chức khi có ít nhất {rules.quorum} số thành viên Hội đồng dự họp{chaired}.",
        "Thư ký Hội đồng ghi biên bản phiên họp.",
    )


def _scoring(evaluation: EvaluationRound) -> RegulationArticle:
    rules = evaluation.council.regulation
    clauses = ["Điểm của sản phẩm là trung bình cộng tổng điểm của các thành viên chấm điểm."]
    if rules.largest_spread is not None:
        clauses.append(
            f"Điểm giữa các thành viên của một sản phẩm chênh lệch quá {rules.largest_spread} điểm thì Hội đồng "
            "thảo luận, các thành viên chấm lại."
        )
    agreed = "quá nửa số" if rules.requirement_met_by is Agreement.more_than_half else "tất cả"
    clauses += [
        f"Một yêu cầu tối thiểu của Bộ tiêu chí coi là đạt khi {agreed} thành viên chấm điểm đánh giá đạt.",
        "Thành viên có quyền lợi liên quan đến sản phẩm thì không chấm điểm sản phẩm đó.",
    ]
    return _article("Chấm điểm và phân hạng", *clauses)


def _in_writing() -> RegulationArticle:
    """QĐ 26/2026/QĐ-TTg, Điều 7 khoản 6 điểm d."""
    return _article(
        "Lấy ý kiến bằng văn bản",
        "Đối với sản phẩm đăng ký đánh giá, phân hạng lại, Hội đồng thực hiện đánh giá thông qua hình thức lấy ý kiến "
        "bằng văn bản; chỉ tổ chức họp trực tiếp khi có nhiều ý kiến đánh giá khác nhau hoặc có nội dung phức tạp "
        "cần thảo luận.",
    )


def _advisors() -> RegulationArticle:
    """QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm c."""
    return _article(
        "Nhiệm vụ của Tổ tư vấn",
        "Đánh giá hồ sơ; đề xuất bổ sung hồ sơ, đề nghị bổ sung kết quả kiểm nghiệm chất lượng khi cần.",
        "Khảo sát thực tế tại cơ sở sản xuất, kinh doanh về thực hiện các quy định theo Bộ tiêu chí.",
        "Xây dựng báo cáo đánh giá gửi Chủ tịch Hội đồng.",
    )


def _responsibilities(evaluation: EvaluationRound) -> RegulationArticle:
    agency = evaluation.council.standing_agency or evaluation.province.agency.name
    return _article(
        "Trách nhiệm thi hành",
        f"{agency} là cơ quan thường trực của Hội đồng, giúp Hội đồng tổ chức thực hiện Quy chế này.",
        f"Trong quá trình thực hiện, nếu có vướng mắc, thành viên Hội đồng, Tổ tư vấn phản ánh về {agency} để "
        f"tổng hợp, báo cáo Chủ tịch {evaluation.province.issuer.name} xem xét, quyết định.",
    )
