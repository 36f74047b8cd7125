using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>A mentor says no, with a kind word; the next of the mentee's choices is asked.</summary>
internal sealed class DeclineModal(NpgsqlDataSource database, Refusals refusals) : IViewSubmissionHandler
{
    public string CallbackId => RefuseForm.DeclineId;

    public Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel) => database.InTransactionAsync(
        transaction => Refusals.TakeAsync(
            transaction, submission,
            async (wish, choice) =>
            {
                var ready = submission.State.Selected(RefuseForm.TextBlock, RefuseForm.Text);
                var text = Refusals.Words(submission) ?? RefuseForm.Ready.FirstOrDefault(one => one.Value == ready).Text ?? RefuseForm.Ready[^1].Text;
                await refusals.DeclineAsync(transaction, wish, choice, text, cancel);
                return SubmissionReply.Done;
            },
            cancel),
        cancel);
}

/// <summary>A mentor names a colleague: the mentee decides.</summary>
internal sealed class ProposeModal(NpgsqlDataSource database, Refusals refusals) : IViewSubmissionHandler
{
    public string CallbackId => RefuseForm.ProposeId;

    public Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel) => database.InTransactionAsync(
        transaction => Refusals.TakeAsync(
            transaction, submission,
            async (wish, choice) => submission.State.User(RefuseForm.ColleagueBlock, RefuseForm.Colleague) is { } colleague
                ? await refusals.ProposeAsync(transaction, wish, choice, colleague, Refusals.Words(submission), cancel) is { } problem
                    ? new SubmissionReply.Errors(new Dictionary<string, string> { [RefuseForm.ColleagueBlock] = problem })
                    : SubmissionReply.Done
                : new SubmissionReply.Errors(new Dictionary<string, string> { [RefuseForm.ColleagueBlock] = "Please choose a person." }),
            cancel),
        cancel);
}

/// <summary>What a no leads to.</summary>
internal sealed class Refusals(MentorFinder finder, Asking asking, Telling telling, AskMessages messages, CalendarClock calendar)
{
    /// <summary>Own words, when there are any.</summary>
    public static string? Words(ViewSubmission submission) =>
        submission.State.Text(RefuseForm.WordsBlock, RefuseForm.Words)?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } words
            ? Excerpt.Of(words, RefuseForm.LongestWords)
            : null;

    /// <summary>Does it as long as the question stands, and else says how it stands.</summary>
    public static async Task<SubmissionReply> TakeAsync(
        NpgsqlTransaction transaction, ViewSubmission submission, Func<WishWith, Choice, Task<SubmissionReply>> take, CancellationToken cancel)
    {
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, AsksJson.Default.ChoiceValue, AsksJson.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        return await WishStore.LockAsync(transaction, submission.Actor.TeamId!, value.Wish, cancel) is not { } wish || wish.At(value.Place) is not { } choice
            ? new SubmissionReply.Update(MessageView.Of(AskView.Gone))
            : choice.MentorId != submission.Actor.UserId ? new SubmissionReply.Update(MessageView.Of(Remarks.NotYours))
            : choice.State != "asked" ? new SubmissionReply.Update(MessageView.Of(AskView.Over(wish.Wish, choice)))
            : await take(wish, choice);
    }

    public async Task DeclineAsync(NpgsqlTransaction transaction, WishWith wish, Choice choice, string? reply, CancellationToken cancel)
    {
        await WishStore.SaveAsync(transaction, wish.Wish, choice, "declined", reply, calendar.Now, cancel);
        await telling.AnsweredAsync(transaction, wish.Wish, choice, cancel);
        await messages.ShowOverAsync(transaction, wish.Wish, choice with { State = "declined" }, cancel);
        await asking.GoOnAsync(transaction, (await WishStore.LockAsync(transaction, wish.Wish.TeamId, wish.Wish.WishId, cancel))!, isTold: true, cancel);
    }

    /// <summary>What keeps the colleague from being proposed, as a sentence; null when it was done.</summary>
    public async Task<string?> ProposeAsync(NpgsqlTransaction transaction, WishWith wish, Choice choice, string colleague, string? words, CancellationToken cancel)
    {
        var weighed = (await finder.WeighAsync(transaction.Connection!, wish.Wish.Mentee, wish.Wish.MentorshipKind, [colleague], cancel)).GetValueOrDefault(colleague);
        if (weighed is not { } found || (found.Against is not null && !found.IsFull)
            || !await WishStore.ProposeAsync(transaction, wish.Wish, colleague, found.Fit.Total, choice.MentorId, cancel))
        {
            return "This person cannot be proposed: they have no mentor profile, take a rest, or were thought of already. Choose somebody else, or say “Not now”.";
        }

        await WishStore.SaveAsync(transaction, wish.Wish, choice, "declined", words, calendar.Now, cancel);
        await WishStore.WaitAsync(transaction, wish.Wish, calendar.Now + Patience, cancel);
        await telling.AnsweredAsync(transaction, wish.Wish, choice, cancel);
        await messages.ShowOverAsync(transaction, wish.Wish, choice with { State = "declined" }, cancel);
        return null;
    }

    /// <summary>So long a mentee has to say whether a colleague shall be asked; after that their own choices go on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(5);
}
