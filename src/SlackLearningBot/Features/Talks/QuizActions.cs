using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>"Questions for listeners": the form, over the card.</summary>
internal sealed class QuizWriteAction(NpgsqlDataSource database, TalkDesk desk) : IActionHandler<TalkValue>
{
    public string Name => QuizView.Write;

    public JsonTypeInfo<TalkValue> ValueType => TalkValues.Default.TalkValue;

    public int ValueVersion => TalkValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TalkValue value, CancellationToken cancel)
    {
        if (await desk.FindForEditAsync(TalkDesk.Person(call.Actor), value.Talk, cancel) is not { State: TalkStates.Held } talk)
        {
            return call.Opening(TalkView.NotYoursView);
        }

        var questions = await database.InTransactionAsync(transaction => QuizStore.ReadAsync(transaction, talk.TeamId, talk.TalkId, cancel), cancel);
        return call.Opening(QuizForm.Render(talk, [.. questions.Select(one => one.Question)]));
    }
}

/// <summary>The speakers' questions are kept like any lesson's.</summary>
internal sealed class QuizWriteModal(NpgsqlDataSource database, ILooseLessons lessons, TalkDesk desk, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => QuizForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = TalkDesk.Person(submission.Actor);
        if (TalkValues.ReadFields(submission.View.PrivateMetadata) is not { Talk: var id } fields || await desk.FindForEditAsync(person, id, cancel) is not { State: TalkStates.Held } talk)
        {
            return new SubmissionReply.Update(TalkView.NotYoursView);
        }

        var wrong = new Dictionary<string, string>();
        if (QuizForm.Read(submission.State, wrong) is not { } filled)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var isFirst = await database.InTransactionAsync(
            async transaction =>
            {
                await QuizStore.MarkAsync(transaction, person.TeamId, id, calendar.Now, cancel);
                var before = (await QuizStore.ReadAsync(transaction, person.TeamId, id, cancel)).Select(one => one.Question).ToList();
                var ever = await QuizStore.ReadIdsAsync(transaction, person.TeamId, id, cancel);
                var questions = FilledQuestion.Named(filled, id, fields.Questions ?? [], before, ever);
                await lessons.SaveAsync(transaction, person.TeamId, QuizForm.LessonOf(talk, talk.Hosts.FirstOrDefault() ?? person.UserId, questions), cancel);
                return ever.Count == 0;
            },
            cancel);
        return new SubmissionReply.Update(MessageView.Of(QuizView.Saved(talk, filled.Count, isFirst)));
    }
}

/// <summary>"Answer": the questions that wait for this person.</summary>
internal sealed class QuizOpenAction(NpgsqlDataSource database) : IActionHandler<TalkValue>, IOpensView
{
    public string Name => QuizView.Open;

    public JsonTypeInfo<TalkValue> ValueType => TalkValues.Default.TalkValue;

    public int ValueVersion => TalkValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, TalkValue value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            var person = TalkDesk.Person(call.Actor);
            if (!await QuizStore.WasThereAsync(transaction, person, value.Talk, cancel))
            {
                return new ActionReply.OpenView(QuizView.NotThereView);
            }

            var answered = await QuizStore.ReadAnsweredAsync(transaction, person, value.Talk, cancel);
            Question[] open = [.. (await QuizStore.ReadAsync(transaction, person.TeamId, value.Talk, cancel)).Select(one => one.Question).Where(question => !answered.Contains(question.Id))];
            return new ActionReply.OpenView(open.Length == 0 ? QuizView.DoneView : QuizView.Form(value.Talk, open, $"{person.TeamId}/{person.UserId}"));
        },
        cancel);
}

/// <summary>The answers go into the log of reviews, so that the questions are remembered like any lesson's. The first answer stands.</summary>
internal sealed class QuizAnswerModal(NpgsqlDataSource database, IReviews reviews) : IViewSubmissionHandler
{
    public string CallbackId => QuizView.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = TalkDesk.Person(submission.Actor);
        if (TalkValues.Read(submission.View.PrivateMetadata) is not { } id)
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                if (!await QuizStore.WasThereAsync(transaction, person, id, cancel))
                {
                    return new SubmissionReply.Update(QuizView.NotThereView);
                }

                var wrong = new Dictionary<string, string>();
                var given = new List<(Question Question, int Version, Answer Answer, string? Meant, QuizResult.Graded Result)>();
                foreach (var (question, version) in await QuizStore.ReadAsync(transaction, person.TeamId, id, cancel))
                {
                    if (submission.State.Find(question.Id, QuizView.Field) is not { } state)
                    {
                        continue; // answered before this form was opened, or written since
                    }

                    var answer = AnswerOf(question, state);
                    switch (Quiz.Grade(question, answer))
                    {
                        case QuizResult.Graded graded:
                            given.Add((question, version, answer, null, graded));
                            break;
                        case QuizResult.NearMiss near when AskedBack.Grade((Typed)question, ((Answer.Written)answer).Text, near.Meant, isMeant: true) is QuizResult.Graded meant:
                            given.Add((question, version, answer, near.Meant, meant));
                            break;
                        case QuizResult.Unreadable unreadable:
                            wrong[question.Id] = unreadable.Why;
                            break;
                        default:
                            wrong[question.Id] = "Please choose one of these.";
                            break;
                    }
                }

                if (wrong.Count > 0)
                {
                    return new SubmissionReply.Errors(wrong);
                }

                var zone = await QuizStore.FindZoneAsync(transaction, person, cancel);
                var counted = new List<(Question, QuizResult.Graded)>();
                foreach (var one in given)
                {
                    var review = new NewReview(person, one.Question, one.Version, QuizStore.LessonOf(id), QuizStore.OccasionOf(id))
                    {
                        Answer = one.Answer, Result = one.Result, DeliveryId = id, Meant = one.Meant, Zone = zone,
                    };
                    if (await reviews.RecordAsync(transaction, review, cancel)) // else it was answered in another form meanwhile, and that answer stands
                    {
                        counted.Add((one.Question, one.Result));
                    }
                }

                return new SubmissionReply.Update(counted.Count == 0 ? QuizView.DoneView : QuizView.Results(counted, zone is not null));
            },
            cancel);
    }

    private static Answer AnswerOf(Question question, ElementState state) => question is ChoiceQuestion
        ? new Answer.Chosen(int.TryParse(state.Selected, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var option) ? option : -1)
        : new Answer.Written(state.Value ?? "");
}
