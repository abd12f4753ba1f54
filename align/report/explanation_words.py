"""The words of ``align explain`` beyond those of messages_cli.toml, in English and in Chinese."""

from __future__ import annotations

from align.report.text import Lang

_WORDS: dict[str, tuple[str, str]] = {
    "scorer.terms": ("terms", "共同术语"),
    "scorer.grams": ("grams", "共同词语"),
    "scorer.heading": ("heading", "标题"),
    "scorer.wording": ("wording", "整体措辞"),
    "scorer.chapter": ("chapter", "所在章节"),
    "scorer.targets": ("targets", "共同指标"),
    "scorer.row": ("row", "表格行"),
    "scorer.citation": ("citation", "引用"),
    "scorer.place": ("place", "专指地点"),
    "scorer.passage": ("passage", "单个段落"),
    "scorer.calibration": ("calibration", "校准"),
    "calibrated": (
        "The score is the likelihood that an analyst would lay the two side by side.",
        "得分即分析人员会把两条并列对照的概率。",
    ),
    "marked": ("Terms of both clauses are marked.", "两条共有的术语已标出。"),
    "lines": ("lines {first}–{last}", "第 {first}–{last} 行"),
    "on": ("rests on: {detail}", "内容：{detail}"),
    "lost": (
        "Not chosen: {score}, where an answer needs {least}.",
        "未选：得分 {score}，入选须达到 {least}。",
    ),
    "lost_plain": ("Not chosen: {score}.", "未选：得分 {score}。"),
    "weakest": (
        "Not chosen: {score}; there are {count} better ones.",
        "未选：得分 {score}；已有 {count} 条更好。",
    ),
    "behind": ("It falls behind {id} in {parts}.", "不及 {id} 之处：{parts}。"),
    "behind_part": ("{name} ({here} against {there})", "{name}（{here} 对 {there}）"),
    "ahead": ("It is ahead in {parts}.", "占优之处：{parts}。"),
    "not_fresh": (
        "Its evidence is much the same that speaks for {id}.",
        "其依据与 {id} 的依据大体相同。",
    ),
    "answered_by": ("answered by {id}  {heading}", "由 {id}　{heading} 回应"),
    "nearly": ("nearly answered by {id}  {heading}", "接近但未对应：{id}　{heading}"),
    "untreated": ("no clause of the plan answers it", "本规划没有条款与之对应"),
    "reference_clause": ("Reference clause {id}  {heading}", "参照条款 {id}　{heading}"),
    "primary": ("first answer", "首要对应"),
    "further": ("further answer", "次要对应"),
    "axis": ("axis", "维度"),
    "relation": ("relation", "关系"),
    "undecided": ("not compared", "未比较"),
    "undated": ("none", "无"),
    "whole": ("whole territory", "全域"),
    "strength.firm": ("firm", "确保"),
    "strength.plain": ("plain", "一般"),
    "strength.aspirational": ("striven for", "力争"),
    "share": ("share", "占比"),
    "gap": ("gap", "差额"),
    "decision": ("decided by a person", "人工裁定"),
    "rivals": ("also looked at", "其他备选"),
    "no_rivals": (
        "no other target of the plan is about it",
        "本规划没有其他目标与之相关",
    ),
    "likeness": ("likeness {value}", "相似度 {value}"),
    "cause.measure": ("measured otherwise", "口径不同"),
    "cause.deadline": ("its deadline is further off", "期限相差更大"),
    "cause.scope": ("its scope fits less", "范围不如入选者相符"),
    "cause.kind": ("another kind of target", "目标类型不同"),
    "cause.wording": ("its wording is less alike", "措辞相似度较低"),
    "cause.value": ("its value settles less", "数值更难得出结论"),
    "cause.alike": ("as good as the chosen one", "与入选者不相上下"),
    "cause.matter": ("another matter, only worded alike", "仅措辞相近，并非同一事项"),
}


def words(key: str, lang: Lang, **values: object) -> str:
    """The text of that key in that language, its places filled. Raises KeyError for another."""
    text = _WORDS[key][lang == "zh"]
    return text.format(**values) if values else text


def scorer_name(scorer: str, lang: Lang) -> str:
    """What a reader calls a scorer; in English as the JSON document and docs/alignment.md do."""
    key = f"scorer.{scorer}"
    return words(key, lang) if key in _WORDS else scorer
