"""Web pages: the article, and nothing of what the pages of a site have around it."""

from __future__ import annotations

import pytest

from align.errors import ReadError
from align.read import formats

pytest.importorskip("lxml", reason="pip install 'align[web]'")

BODY = "".join(
    f"<p>{head}</p><p>　　到2025年，单位地区生产总值能耗比2020年下降14%，绿色出行比例达到80%。</p>"
    for head in ("一、总体要求", "二、重点任务", "三、保障措施", "四、组织实施")
)


def lines(page: str | bytes) -> list[str]:
    data = page.encode() if isinstance(page, str) else page
    return formats.source(data, path="page").text.splitlines()


def page(article: str, *, head: str = "", around: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{around}{article}</body></html>"


FURNITURE = {
    "navigation": '<ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul>',
    "semantic navigation": "<nav>政务公开 政务服务</nav>",
    "script": "<script>write('脚本里的字')</script><style>p { content: '样式里的字' }</style>",
    "hidden": '<div style="display: none">隐藏的字</div><div hidden>隐藏的字</div>',
    "form": "<form><label>搜索</label><input><button>查询</button></form>",
    "side bar": '<div class="sidebar"><h3>热点推荐</h3><p>某某通知</p></div>',
    "share bar": '<div class="share">分享到：微信 微博</div>',
    "links": '<div>相关链接：<a href="1">某某方案图解</a><a href="2">某某政策问答</a></div>',
    "footer": "<footer>版权所有：某市人民政府 备案号</footer>",
    "comment": "<!-- 注释里的字 --><template>模板里的字</template><noscript>请启用脚本</noscript>",
}


@pytest.mark.parametrize("name", FURNITURE)
def test_furniture_is_dropped_around_and_inside_the_article(name: str) -> None:
    expected = lines(page(f"<div>{BODY}</div>"))
    assert len(expected) == 8
    assert lines(page(f"<div>{BODY}</div>", around=FURNITURE[name])) == expected
    assert lines(page(f"<div><div>{BODY}</div>{FURNITURE[name]}</div>")) == expected
    assert lines(page(f"<div>{FURNITURE[name]}{BODY}</div>")) == expected


def test_a_title_outside_the_article_is_taken_along() -> None:
    head = '<meta name="ArticleTitle" content="某市碳达峰实施方案">'
    assert lines(page(f"<div>{BODY}</div>", head=head))[0] == "某市碳达峰实施方案"
    around = "<div><h1>某市碳达峰 实施方案</h1></div>"
    assert lines(page(f"<div>{BODY}</div>", around=around))[0] == "某市碳达峰实施方案"
    once = lines(page(f"<div><h1>某市碳达峰实施方案</h1>{BODY}</div>", head=head))
    assert once.count("某市碳达峰实施方案") == 1


def test_an_article_in_a_table_for_layout() -> None:
    table = f"<table><tr><td>{BODY}</td></tr></table>"
    assert lines(page(table)) == lines(page(BODY))


def test_tables_keep_rows_and_merged_cells() -> None:
    table = (
        "<table><tr><th>指标</th><th colspan=2>目标</th></tr>"
        "<tr><td rowspan=2>能耗<br>强度</td><td>2025年</td><td>14%</td></tr>"
        "<tr><td>2030年</td><td>25%</td></tr></table>"
    )
    found = lines(page(BODY + table))
    assert found[-3:] == ["指标\t目标", "能耗强度\t2025年\t14%", "2030年\t25%"]


def test_numbers_of_lists_are_printed() -> None:
    items = "<li>推进节能。</li><li>发展绿电。</li>"
    found = lines(
        page(
            f'{BODY}<ol>{items}</ol><ol start=3 style="list-style-type: cjk-ideographic">'
            f'{items}</ol><ol style="list-style: none">{items}</ol>'
            "<ol><li>1、自己编号。</li></ol><ul><li>无号。</li></ul>"
        )
    )
    assert found[8:] == [
        *("1. 推进节能。", "2. 发展绿电。", "三、推进节能。", "四、发展绿电。"),
        *("推进节能。", "发展绿电。", "1、自己编号。", "无号。"),
    ]


def test_white_space_is_the_markups() -> None:
    text = "<p>推进\n  节能 <b>降碳</b>，\n发展&nbsp;绿电<br>另起一行</p><pre>第一行\n第二行</pre>"
    assert lines(page(BODY + text))[8:] == [
        "推进节能 降碳，发展\xa0绿电",
        "另起一行",
        "第一行",
        "第二行",
    ]


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "gb18030", "utf-8", "big5"])
def test_the_declared_encoding_is_believed(charset: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    body = BODY if charset != "big5" else "<p>一、推動綠色發展，節約能源。</p>" * 8
    text = page(body, head=head)
    assert lines(text.encode(charset)) == lines(page(body).encode())


def test_a_wrong_declaration_is_not_believed() -> None:
    text = page(BODY, head='<meta charset="ascii">')
    assert len(lines(text.encode("gb18030"))) == 8


def test_entities_and_external_parts_are_not_followed() -> None:
    text = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>'
        f'{BODY}<p>&x;</p><iframe src="file:///etc/passwd"></iframe>'
        '<object data="http://example.org/"></object></body></html>'
    )
    assert "root:" not in "\n".join(lines(text))


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ReadError, match="nesting"):
        lines(page("<div>" * 100_000 + BODY))
