using NUnit.Framework;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Learning.Tests.Gatherings;

public sealed class TakeAwayDraftTests
{
    [TestCase("An index reads from left to right.", "An index reads from left to ____.", "right")]
    [TestCase("Measure before you change anything.", "Measure before you change ____.", "anything")]
    [TestCase("Use “idempotent” keys!", "Use “____” keys!", "idempotent")]
    public void The_longest_word_is_left_out(string takeAway, string ask, string answer) =>
        Assert.That(TakeAwayDraft.Of(takeAway), Is.EqualTo(new TakeAwayDraft(ask, answer)));

    [TestCase("")]
    [TestCase("Test it.")]
    [TestCase("It is so")]
    public void What_says_too_little_makes_no_question(string takeAway) => Assert.That(TakeAwayDraft.Of(takeAway), Is.Null);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool With_the_answer_in_its_gap_it_says_what_it_said(string? takeAway)
    {
        var text = (takeAway ?? "").Replace("_", "", StringComparison.Ordinal);

        return TakeAwayDraft.Of(text) is not { } draft
            || draft.Ask.Replace("____", draft.Answer, StringComparison.Ordinal) == string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
