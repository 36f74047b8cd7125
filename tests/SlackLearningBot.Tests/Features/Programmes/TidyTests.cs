using NUnit.Framework;
using SlackLearningBot.Features.Programmes;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>A place stands inside sentences of the bot's.</summary>
internal sealed class TidyTests
{
    [Test]
    public void What_turns_the_direction_of_a_line_is_left_out_of_a_place() => Assert.That(CohortWish.Tidy(" Room\u202e 4\0 "), Is.EqualTo("Room 4"));
}
