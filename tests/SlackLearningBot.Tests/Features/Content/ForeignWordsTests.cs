using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Exchange;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>Mark-up of other systems as words.</summary>
internal sealed class ForeignWordsTests
{
    [TestCase(ForeignFormat.Html, "<p>One &amp; <b>two</b></p><p>three<br>four</p>", "One & two\nthree\nfour")]
    [TestCase(ForeignFormat.Html, "<script>alert(1)</script>So<!-- hidden -->", "So")]
    [TestCase(ForeignFormat.Html, "<body>", "")]
    [TestCase(ForeignFormat.Html, "&lt;body&gt;", "<body>")]
    [TestCase(ForeignFormat.Markdown, "A *b* `c`", "A b c")]
    [TestCase(ForeignFormat.Plain, "<b>x</b> *y* &amp;", "<b>x</b> *y* &amp;")]
    [TestCase(ForeignFormat.Moodle, "over\nlines", "over lines")]
    [TestCase(ForeignFormat.Moodle, "<body>", "<body>")]
    [TestCase(ForeignFormat.Moodle, "Is <b>this</b> it?", "Is this it?")]
    [TestCase(ForeignFormat.Moodle, "a<br />b", "a\nb")]
    [TestCase(ForeignFormat.Moodle, "a < b and c > d", "a < b and c > d")]
    public void Of(ForeignFormat format, string text, string expected) => Assert.That(ForeignWords.Of(new ForeignText(text, format)), Is.EqualTo(expected));

    [TestCase("<p>")]
    [TestCase("<b")]
    [TestCase("</b>")]
    [TestCase("<!--")]
    public void Much_of_one_thing_is_read_in_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));

        Assert.That(() => ForeignWords.Of(new ForeignText(text, ForeignFormat.Moodle)), Throws.Nothing);
        Assert.That(() => ForeignWords.Of(new ForeignText(text, ForeignFormat.Html)), Throws.Nothing);
    }
}
