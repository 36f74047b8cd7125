using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>The sentence is sent: the wish is kept, and the first of the chosen is asked.</summary>
internal sealed class AskModal(NpgsqlDataSource database, MentorFinder finder, Asking asking, IHomeWishes homes, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => AskForm.Id;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, AsksJson.Default.FoundValue, AsksJson.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var sentence = submission.State.Text(AskForm.SentenceBlock, AskForm.Sentence)?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        if (sentence.Length is 0 or > AskForm.LongestSentence)
        {
            return new SubmissionReply.Errors(new Dictionary<string, string>
            {
                [AskForm.SentenceBlock] = sentence.Length == 0
                    ? "Please write one sentence: it is what they decide by."
                    : $"This has {sentence.Length} characters, and at most {AskForm.LongestSentence} fit.",
            });
        }

        var person = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        string[] chosen = [value.Mentor, .. submission.State.SelectedMany(AskForm.NextBlock, AskForm.Next).Where(value.Others.Contains)];
        var message = await database.InTransactionAsync(transaction => OpenAsync(transaction, person, value, sentence, chosen, cancel), cancel);
        return new SubmissionReply.Update(MessageView.Of(message));
    }

    private async Task<SlackMessage> OpenAsync(
        NpgsqlTransaction transaction, LearnerKey person, FoundValue value, string sentence, IReadOnlyList<string> chosen, CancellationToken cancel)
    {
        var kind = StoredMentorWords.KindOf(value.Kind);
        var weighed = await finder.WeighAsync(transaction.Connection!, person, kind, chosen, cancel);
        if (weighed.GetValueOrDefault(value.Mentor) is not { } first || (first.Against is not null && !first.IsFull))
        {
            return AsksView.NotAnyMore(value.Mentor);
        }

        var wish = new Wish
        {
            TeamId = person.TeamId, WishId = Guid.CreateVersion7(calendar.Now), UserId = person.UserId, Kind = value.Kind, Sentence = sentence, State = "open", CreatedAt = calendar.Now,
        };
        if (!await WishStore.OpenAsync(transaction, wish, value.Words, [.. chosen.Where(weighed.ContainsKey).Select(id => (id, weighed[id].Fit.Total))], cancel))
        {
            return AsksView.Already(kind);
        }

        await asking.GoOnAsync(transaction, (await WishStore.LockAsync(transaction, wish.TeamId, wish.WishId, cancel))!, isTold: true, cancel);
        await homes.RefreshAsync(transaction, person, cancel);
        return AsksView.Wish((await WishStore.LockAsync(transaction, wish.TeamId, wish.WishId, cancel))!);
    }
}
