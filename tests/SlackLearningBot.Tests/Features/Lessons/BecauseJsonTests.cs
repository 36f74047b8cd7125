using NUnit.Framework;
using SlackLearningBot.Features.Lessons;
using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Tests.Features.Lessons;

public sealed class BecauseJsonTests
{
    private static readonly Because[] Reasons =
    [
        new Because.NextInOnlyTrack("SQL", 1, 4), new Because.TrackNotBegun("SQL", 1, 4), new Because.TrackWaitedLongest("SQL", 2, 4, 3), new Because.FitsBest("SQL", 2, 4),
    ];

    [TestCaseSource(nameof(Reasons))]
    public void A_reason_is_read_as_it_was_written(Because because)
    {
        var lesson = new RankedLesson("sql", "sql-1", because, 3, new Score([new ScorePart(ScoreName.Goals, 0.2, 1, true), new ScorePart(ScoreName.Format, 0.2, 0.5, false)]));

        var json = BecauseJson.Write(lesson);

        Assert.That(BecauseJson.Read(json), Is.EqualTo(because));
        Assert.That(BecauseJson.ReadParts(json), because is Because.NextInOnlyTrack ? Is.Empty : Is.EqualTo(new[] { new ScorePart(ScoreName.Goals, 0.2, 1, true) }), "only what is known");
    }
}
