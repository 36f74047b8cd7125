using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Courses;

/// <summary>"I did it": asks when.</summary>
internal sealed class DidAction(NpgsqlDataSource database, PersonsDay days) : IActionHandler<CourseChoice>, IOpensView
{
    public string Name => CoursesView.Did;

    public JsonTypeInfo<CourseChoice> ValueType => CoursesJson.Default.CourseChoice;

    public int ValueVersion => CoursesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, CourseChoice value, CancellationToken cancel)
    {
        var person = Places.Person(call.Actor);
        await using var connection = await database.OpenConnectionAsync(cancel);
        return call.Opening(await CourseStore.FindAsync(connection, person, value.Course, cancel) is { } course
            ? DoneForm.Render(course, await days.TodayAsync(connection, person, cancel))
            : MessageView.Of(CoursesView.Gone));
    }
}

/// <summary>The form was sent.</summary>
internal sealed class DoneModal(NpgsqlDataSource database, PersonsDay days, ITakeAways takeAways, IHomeWishes homes, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => DoneForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, CoursesJson.Default.CourseChoice, CoursesJson.Version, out var choice))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var person = Places.Person(submission.Actor);
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                var wrong = new Dictionary<string, string>();
                if (DoneForm.Read(submission.State, await days.TodayAsync(transaction.Connection!, person, cancel), wrong) is not var (day, certificate))
                {
                    return new SubmissionReply.Errors(wrong);
                }

                if (await CourseStore.FindAsync(transaction.Connection!, person, choice.Course, cancel) is not { } course)
                {
                    return new SubmissionReply.Update(MessageView.Of(CoursesView.Gone));
                }

                await DoneStore.SaveAsync(transaction, person, course.CourseId, day, certificate, calendar.Now, cancel);
                if (course.IsBroughtBack)
                {
                    await takeAways.ExpectAsync(transaction, person, new BeenThere(course.About, course.Title, day), cancel);
                }

                await homes.RefreshAsync(transaction, person, cancel);
                var standing = course.IsBroughtBack ? await takeAways.FindStandingAsync(transaction, person, course.About, cancel) : TakeAwayStanding.Nothing;
                return new SubmissionReply.Update(MessageView.Of(DoneForm.Said(course with { DoneOn = day, Certificate = certificate }, standing)));
            },
            cancel);
    }
}

/// <summary>"Not mine any more".</summary>
internal sealed class TakeBackAction(NpgsqlDataSource database, IForgetsTakeAways takeAways, IHomeWishes homes) : IActionHandler<CourseChoice>
{
    public string Name => MineView.TakeBack;

    public JsonTypeInfo<CourseChoice> ValueType => CoursesJson.Default.CourseChoice;

    public int ValueVersion => CoursesJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, CourseChoice value, CancellationToken cancel)
    {
        var person = Places.Person(call.Actor);
        return database.InTransactionAsync(
            async transaction =>
            {
                if (await DoneStore.TakeBackAsync(transaction, person, value.Course, cancel))
                {
                    await takeAways.ForgetAsync(transaction, person, Course.AboutOf(value.Course), cancel);
                    await homes.RefreshAsync(transaction, person, cancel);
                }

                return Places.Shown(call, await CourseStore.FindAsync(transaction.Connection!, person, value.Course, cancel) is { } course ? MineView.TakenBack(course) : CoursesView.Gone);
            },
            cancel);
    }
}

/// <summary>The day it is for somebody.</summary>
internal sealed class PersonsDay(BotSettings settings, CalendarClock calendar)
{
    public async Task<DateOnly> TodayAsync(NpgsqlConnection connection, LearnerKey person, CancellationToken cancel) => LocalDay.Of(
        calendar.Now, await DoneStore.FindZoneAsync(connection, person, cancel) is { } zone && Zones.IsKnown(zone) ? zone : settings.DefaultZone);
}
