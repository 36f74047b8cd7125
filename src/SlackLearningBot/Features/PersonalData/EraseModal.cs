using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>The word was typed: erases, and says what.</summary>
internal sealed class EraseModal(Eraser eraser) : IViewSubmissionHandler
{
    public string CallbackId => PersonalDataView.EraseCallback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var word = submission.State.Text(PersonalDataView.WordBlock, PersonalDataView.WordField)?.Trim();
        if (!string.Equals(word, PersonalDataView.Word, StringComparison.OrdinalIgnoreCase))
        {
            return new SubmissionReply.Errors(new Dictionary<string, string> { [PersonalDataView.WordBlock] = PersonalDataView.WrongWord });
        }

        var erased = await eraser.EraseAsync(new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId), cancel);
        return new SubmissionReply.Update(PersonalDataView.Erased(erased));
    }
}
