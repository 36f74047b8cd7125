using NUnit.Framework;
using SlackLearningBot.Features.Content;

namespace SlackLearningBot.Tests.Features.Content;

public sealed class SiteTemplateTests
{
    [TestCase("[a]({{ \"/x/\" | url }}) b", "[a](/x/) b")]
    [TestCase("[a]({{ '/x/#y' | url}}){: .usa-link .usa-link--external }", "[a](/x/#y)")]
    [TestCase("[a](https://example.org){ .usa-link .usa-link--external }, b", "[a](https://example.org), b")]
    [TestCase("## What? {#what}", "## What? ")]
    [TestCase("## What?{#what}", "## What?")]
    [TestCase("a\n<section class=\"x\" markdown=\"1\" >\n\nb\n</section>", "a\n\nb\n")]
    [TestCase("{% image_with_class \"a.png\" \"wide\" \"A cat\" %}", "A cat")]
    [TestCase("{% image_with_class \"a.png\" \"wide\" %}", "")]
    [TestCase("{% highlight css %}\na {}\n{% endhighlight %}", "```css\na {}\n```")]
    [TestCase("<table>\n\n    <td>a</td>\n    {% highlight css %}\n</table>\n    b", "<table>\n<br>\n<td>a</td>\n<br>\n</table>\n    b", Description = "HTML stays one piece")]
    [TestCase("a <!-- b\nc --> d", "a  d")]
    [TestCase("<a href=\"https://example.org\" class=\"x\">so-called</a>.", "[so-called](https://example.org).")]
    [TestCase("<a href=\"#x\">there</a>", "there")]
    [TestCase("`git {{name}}` {{name}}", "`git {{name}}` {{name}}", Description = "a placeholder is text")]
    [TestCase("`a {#b}` and `{{ \"/x\" | url }}`", "`a {#b}` and `{{ \"/x\" | url }}`", Description = "code is text")]
    [TestCase("```\n{#a}\n```\n{#b}c", "```\n{#a}\n```\nc")]
    public void Only_what_a_sites_generator_understands_goes(string text, string expected)
    {
        Assert.That(SiteTemplate.Strip(text), Is.EqualTo(expected));
    }
}
