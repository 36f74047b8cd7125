using NUnit.Framework;
using SlackLearningBot.Learning.Courses;

namespace SlackLearningBot.Learning.Tests.Courses;

public sealed class LinkReadingTests
{
    private static string Url(string typed) => ((LinkReading.Good)LinkReading.Read(typed)).Url;

    [TestCase("https://Example.ORG/Course/", "https://example.org/Course")]
    [TestCase("  https://example.org  ", "https://example.org")]
    [TestCase("https://example.org:443/a?utm_source=mail&x=1&UTM_medium=b&trk=9#top", "https://example.org/a?x=1")]
    [TestCase("https://example.org/#/course/12", "https://example.org#/course/12", Description = "some sites keep the page there")]
    [TestCase("<https://example.org/a?b=1&amp;c=2|the course>", "https://example.org/a?b=1&c=2", Description = "as Slack writes links")]
    [TestCase("http://intranet/course", "http://intranet/course")]
    [TestCase("https://bücher.example/x", "https://xn--bcher-kva.example/x")]
    [TestCase("https://[2001:DB8::1]:8443/x", "https://[2001:db8::1]:8443/x")]
    public void One_place_has_one_spelling(string typed, string url)
    {
        Assert.That(Url(typed), Is.EqualTo(url));
        Assert.That(Url(url), Is.EqualTo(url), "read again it stays");
    }

    [TestCase("", "no address yet")]
    [TestCase("example.org/course", "begins with https://")]
    [TestCase("javascript:alert(1)", "begins with https://")]
    [TestCase("mailto:ann@example.org", "begins with https://")]
    [TestCase("file:///etc/passwd", "begins with https://")]
    [TestCase("https://", "begins with https://")]
    [TestCase("https://example.org/a b", "has spaces in it")]
    [TestCase("https://example.org/\0", "has spaces in it")]
    [TestCase("https://ann:secret@example.org/", "name or a password")]
    public void What_is_no_address_is_told_with_what_is_expected(string typed, string why)
    {
        Assert.That(((LinkReading.Wrong)LinkReading.Read(typed)).Why, Does.Contain(why));
    }

    [Test]
    public void An_address_longer_than_a_thousand_characters_is_refused_also_when_it_only_becomes_so()
    {
        Assert.That(LinkReading.Read("https://example.org/" + new string('x', 1000)), Is.InstanceOf<LinkReading.Wrong>());
        Assert.That(LinkReading.Read("https://example.org/" + new string('ü', 400)), Is.InstanceOf<LinkReading.Wrong>(), "each is written with six signs");
    }

    [Test]
    public void A_certificate_comes_over_https_alone()
    {
        Assert.That(((LinkReading.Wrong)LinkReading.Read("http://example.org/c", isSecure: true)).Why, Does.Contain("begins with https://"));
        Assert.That(LinkReading.Read("https://example.org/c", isSecure: true), Is.EqualTo(new LinkReading.Good("https://example.org/c")));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Whatever_is_typed_is_good_or_wrong_and_what_is_good_stays(string? path, string? query) =>
        LinkReading.Read($"https://example.org/{path}?{query}") is not LinkReading.Good good
        || (good.Url.Length <= LinkReading.Longest && LinkReading.Read(good.Url) == good && good.Url.All(sign => sign is > ' ' and < '\u007f'));
}
