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
        Assert.That(BecauseJson.Read(BecauseJson.Write(because)), Is.EqualTo(because));
    }
}
