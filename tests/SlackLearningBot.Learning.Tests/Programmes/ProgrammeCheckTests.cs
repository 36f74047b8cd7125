using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Learning.Tests.Programmes;

internal sealed class ProgrammeCheckTests
{
    private static readonly StepDraft Session = Written.Step(9, "kind=session", "minutes=90", "place=Room 4");

    [Test]
    public void A_whole_programme_is_good()
    {
        var verdict = Written.Check(
            Written.Step(3, "kind=do", "days=-12", "for=manager", "text=Ask {name} what they want from this course."),
            Written.Step(4, "kind=watch", "days=-10", "link=https://example.com/v", "minutes=8") with { Or = [Written.Or(5, "read"), Written.Or(6, "play")] },
            Written.Step(7, "kind=lesson", "days=-5", "lesson=sql-index-order"),
            Written.Step(8, "kind=assessment", "days=-2", "assessment=sql, the basics"),
            Session,
            Written.Step(10, "kind=recap", "days=1"),
            Written.Step(11, "kind=questions", "days=2", "track=sql-basics", "weeks=6"));

        var programme = ((ProgrammeVerdict.Good)verdict).Programme;
        Assert.That(programme.Steps.Select(step => step.Days), Is.EqualTo(new[] { -12, -10, -5, -2, 0, 1, 2 }));
        Assert.That(programme.Session, Is.EqualTo(programme.Steps[4]));
        Assert.That((programme.Session!.Minutes, programme.Session.Place), Is.EqualTo((90, "Room 4")));
        Assert.That(programme.Steps[1].Options.Select(option => option.Format), Is.EqualTo(new[] { LessonFormat.Watch, LessonFormat.Read, LessonFormat.Play }));
        Assert.That(programme.Steps[3].AssessmentId, Is.EqualTo(Written.Final));
        Assert.That(programme.StepsFor(StepAudience.Manager).Select(step => step.Days), Is.EqualTo(new[] { -12 }));
    }

    [TestCase("step-kind-unknown", "kind=wach", "days=-1", "link=https://example.com/v")]
    [TestCase("step-kind-missing", "days=-1", "text=x")]
    [TestCase("step-link-missing", "kind=watch", "days=-1")]
    [TestCase("step-link", "kind=watch", "days=-1", "link=example")]
    [TestCase("step-content-missing", "kind=read", "days=-1")]
    [TestCase("step-days-missing", "kind=do", "text=x")]
    [TestCase("step-days", "kind=do", "text=x", "days=soon")]
    [TestCase("step-days", "kind=do", "text=x", "days=-181")]
    [TestCase("step-session-day", "kind=do", "text=x", "days=0")]
    [TestCase("step-lesson-missing", "kind=lesson", "days=-1")]
    [TestCase("step-lesson-unknown", "kind=lesson", "days=-1", "lesson=sql-index")]
    [TestCase("step-assessment-unknown", "kind=assessment", "days=-1", "assessment=Go")]
    [TestCase("step-for-unknown", "kind=do", "days=-1", "text=x", "for=boss")]
    [TestCase("step-for-manager", "kind=lesson", "days=-1", "lesson=sql-index-order", "for=manager")]
    [TestCase("step-minutes", "kind=do", "days=-1", "text=x", "minutes=0")]
    [TestCase("step-key-misplaced", "kind=do", "days=-1", "text=x", "weeks=2")]
    [TestCase("step-id-shape", "kind=do", "days=-1", "text=x", "id=Step 1")]
    public void A_wrong_step_names_its_line_and_rule(string rule, params string[] fields) =>
        Assert.That(Written.Rules(Written.Check(Written.Step(4, fields), Session)), Is.EqualTo(new[] { $"4 {rule}" }));

    [Test]
    public void A_misspelt_kind_or_id_is_guessed()
    {
        var refused = (ProgrammeVerdict.Refused)Written.Check(
            Written.Step(4, "kind=wach", "days=-3", "link=https://example.com/v"), Written.Step(5, "kind=lesson", "days=-2", "lesson=sql-index-ordre"), Session);

        Assert.That(refused.Errors.Select(error => error.Message), Has.Some.Contains("Did you mean 'watch'?").And.Some.Contains("Did you mean 'sql-index-order'?"));
    }

    [Test]
    public void Steps_stand_in_the_order_of_their_days() =>
        Assert.That(
            Written.Rules(Written.Check(Written.Step(4, "kind=do", "text=x", "days=-2"), Written.Step(5, "kind=do", "text=x", "days=-5"), Session)), Is.EqualTo(new[] { "5 step-order" }));

    [Test]
    public void An_id_is_used_once() =>
        Assert.That(
            Written.Rules(Written.Check(Written.Step(4, "id=a", "kind=do", "text=x", "days=-2"), Written.Step(5, "id=a", "kind=do", "text=x", "days=-1"), Session)),
            Is.EqualTo(new[] { "5 step-id-repeated" }));

    [Test]
    public void Days_before_something_need_a_session() =>
        Assert.That(Written.Rules(Written.Check(Written.Step(4, "kind=do", "text=x", "days=-2"), Written.Step(5, "kind=recap", "days=1"))), Is.EqualTo(new[] { "4 session-missing", "5 session-missing" }));

    [Test]
    public void There_is_one_session_and_it_is_day_0() =>
        Assert.That(
            Written.Rules(Written.Check(Session, Written.Step(10, "kind=session", "days=3"))), Is.EqualTo(new[] { "10 session-days", "10 session-repeated" }));

    [Test]
    public void Nobody_follows_more_than_thirty_steps() =>
        Assert.That(
            Written.Rules(Written.Check([.. Enumerable.Range(1, 31).Select(line => Written.Step(line, "kind=do", "text=x", $"days={line}"))])),
            Is.EqualTo(new[] { "31 programme-too-many-steps" }));

    [Test]
    public void Without_steps_there_is_no_programme() => Assert.That(Written.Rules(Written.Check()), Is.EqualTo(new[] { "1 programme-empty" }));

    [Test]
    public void Each_form_stands_once_with_its_own_link() =>
        Assert.That(
            Written.Rules(Written.Check(
                Written.Step(4, "kind=watch", "days=-2", "link=https://example.com/v") with { Or = [Written.Or(5, "watch"), Written.Or(6, "play", null), Written.Or(7, "recap")] }, Session)),
            Is.EqualTo(new[] { "5 step-or-repeated", "6 step-link-missing", "7 step-or-kind" }));

    [Test]
    public void What_could_not_be_read_is_refused_with_its_errors() =>
        Assert.That(Written.Rules(ProgrammeCheck.Check(null, [new ContentError("sql.yaml", 7, "yaml", "broken")], Written.World)), Is.EqualTo(new[] { "7 yaml" }));

    [Test]
    public void An_unknown_key_is_a_warning()
    {
        var draft = Written.Of(Session) with { UnknownKeys = [new Raw("stepps", Written.At(3))] };

        var good = (ProgrammeVerdict.Good)ProgrammeCheck.Check(draft, [], Written.World);

        Assert.That(good.Warnings.Single().Message, Does.Contain("Did you mean 'steps'?"));
    }
}
