using NUnit.Framework;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Learning.Tests.Programmes;

internal sealed class ProgrammeEditTests
{
    private static readonly ProgrammeStep Video = new("video", StepKind.Watch, "Video", -10) { Link = "https://example.com/v" };
    private static readonly ProgrammeStep Paper = new("paper", StepKind.Read, "Paper", -5) { Link = "https://example.com/p" };
    private static readonly ProgrammeStep Session = new("session", StepKind.Session, "Session", 0) { Minutes = 60 };
    private static readonly Programme Before = new("sql", "SQL", "", [Video, Paper, Session]);

    [Test]
    public void The_same_again_changes_nothing() =>
        Assert.That(ProgrammeEdit.Compare(Before, Before with { Steps = [Video with { Title = "Video" }, Paper, Session] }), Is.Empty);

    [Test]
    public void All_that_differs_is_named_in_its_order()
    {
        var quiz = new ProgrammeStep("quiz", StepKind.Do, "Quiz", -2) { Text = "x" };
        var after = Before with { Title = "SQL for analysts", Steps = [Video with { Days = -12, Link = "https://example.com/w" }, quiz, Session with { Place = "Room 4" }] };

        Assert.That(
            ProgrammeEdit.Compare(Before, after),
            Is.EqualTo(new ProgrammeChange[]
            {
                new ProgrammeChange.Renamed("SQL for analysts"), new ProgrammeChange.Moved(after.Steps[0], -10), new ProgrammeChange.Rewritten(after.Steps[0]),
                new ProgrammeChange.Added(quiz), new ProgrammeChange.Rewritten(after.Steps[2]), new ProgrammeChange.Removed(Paper),
            }));
    }

    [Test]
    public void Other_forms_are_a_rewritten_step()
    {
        var forms = Video with { Options = [new(Learning.Content.LessonFormat.Watch, "Video", null, Video.Link, null)] };

        Assert.That(ProgrammeEdit.Compare(Before, Before with { Steps = [forms, Paper, Session] }), Is.EqualTo(new[] { new ProgrammeChange.Rewritten(forms) }));
        Assert.That(ProgrammeEdit.Compare(Before with { Steps = [forms, Paper, Session] }, Before with { Steps = [forms with { Options = [.. forms.Options] }, Paper, Session] }), Is.Empty);
    }

    [Test]
    public void A_step_for_the_other_one_is_readdressed()
    {
        var paper = Paper with { Audience = StepAudience.Manager };

        Assert.That(ProgrammeEdit.Compare(Before, Before with { Steps = [Video, paper, Session] }), Is.EqualTo(new[] { new ProgrammeChange.Readdressed(paper) }));
    }

    [Test]
    public void A_session_cannot_come_or_go_under_way()
    {
        Assert.That(ProgrammeEdit.KeepsItsSession(Before, Before with { Steps = [Session with { Id = "workshop" }] }), Is.True);
        Assert.That(ProgrammeEdit.KeepsItsSession(Before, Before with { Steps = [Paper] }), Is.False);
    }
}
