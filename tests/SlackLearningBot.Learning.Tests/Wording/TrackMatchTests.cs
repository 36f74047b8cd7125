using NUnit.Framework;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Tests.Wording;

internal sealed class TrackMatchTests
{
    private static readonly TrackName Feedback = new("feedback", "Feedback people can use");
    private static readonly TrackName Sql = new("sql-performance", "Fast SQL");
    private static readonly TrackName Talk = new("public-speaking", "Speaking in public");
    private static readonly TrackName TalkAgain = new("speaking-2", "Speaking in public");

    private static readonly IReadOnlyList<TrackName> All = [Feedback, Sql, Talk, TalkAgain];

    [TestCase("feedback", "feedback")]
    [TestCase("  FEEDBACK ", "feedback")]
    [TestCase("Fast sql", "sql-performance")]
    public void An_id_or_a_title_is_found_whatever_its_case(string words, string id)
    {
        Assert.That(TrackMatch.Find(words, All), Is.EqualTo(new TrackMatch.Exact(All.Single(track => track.TrackId == id))));
    }

    [TestCase("fedback")]
    [TestCase("people can")]
    [TestCase("Feedback people can us")]
    public void A_slip_or_a_part_is_answered_with_the_track_probably_meant(string words)
    {
        Assert.That((TrackMatch.Find(words, All) as TrackMatch.Near)?.Tracks, Is.EqualTo(new[] { Feedback }));
    }

    [Test]
    public void A_title_that_two_tracks_have_is_ambiguous()
    {
        Assert.That((TrackMatch.Find("speaking in public", All) as TrackMatch.Ambiguous)?.Tracks, Is.EqualTo(new[] { Talk, TalkAgain }));
    }

    [Test]
    public void A_part_that_several_tracks_share_offers_them_all()
    {
        Assert.That((TrackMatch.Find("speaking", All) as TrackMatch.Near)?.Tracks, Is.EqualTo(new[] { Talk, TalkAgain }));
    }

    [TestCase("gardening in winter")]
    [TestCase("'; drop table track; --")]
    [TestCase("<!channel>")]
    public void What_comes_near_nothing_is_unknown(string words)
    {
        Assert.That(TrackMatch.Find(words, All), Is.InstanceOf<TrackMatch.Unknown>());
    }
}
