using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Owners write lessons in Slack: by dropping files, in a form, or from a colleague's message.</summary>
internal static class AuthoringFeature
{
    public static IServiceCollection AddAuthoring(this IServiceCollection services) => services
        .AddSingleton<DraftStore>()
        .AddSingleton<DraftFileStore>()
        .AddSingleton<TrackStore>()
        .AddSingleton<OwnerList>()
        .AddSingleton<DraftDesk>()
        .AddSingleton<DraftCleaner>()
        .AddSingleton<Publishing>()
        .AddSingleton<ReportMessage>()
        .AddSingleton<OwnerClick>()
        .AddSingleton<WishStore>()
        .AddSingleton<WishNews>()
        .AddSingleton<ILessonIdeas, LessonIdeas>()
        .AddSingleton<FormStore>()
        .AddSingleton<Forms>()
        .AddSingleton<ISubcommand, NewCommand>()
        .AddSingleton<IPersonalData, AuthoringPersonalData>()
        .AddSingleton<IEventHandler, DropEvent>()
        .AddSingleton<IViewSubmissionHandler, NewTrackModal>()
        .AddSingleton<IViewSubmissionHandler, FormModal>()
        .AddAction<PublishAction, DraftValue>()
        .AddAction<DiscardAction, DraftValue>()
        .AddAction<PreviewAction, DraftValue>()
        .AddAction<LeafAction, DraftValue>()
        .AddAction<ReportAction, DraftValue>()
        .AddAction<FieldAction>()
        .AddAction<AnewAction, DraftValue>()
        .AddAction<EditAction, DraftValue>()
        .AddAction<TrialAction, DraftValue>()
        .AddAction<FindingsAction, DraftValue>()
        .AddAction<FindingsPageAction, DraftValue>()
        .AddAction<TrackAction>()
        .AddAction<TemplateAction>()
        .AddSingleton<IMessageShortcutHandler, WishShortcut>()
        .AddSingleton<IViewClosedHandler, FormClosed>()
        .AddAction<WishAnswerAction, WishValue>()
        .AddAction<WishTakeAction, WishValue>()
        .AddAction<WishCloseAction, WishValue>()
        .AddWork<WishAskWork>()
        .AddWork<WishOfferWork>()
        .AddWork<WishNewsWork>()
        .AddWork<FetchWork>()
        .AddWork<ReportWork>()
        .AddWork<TrialWork>()
        .AddWork<OwnersOnlyWork>()
        .AddWork<TemplateWork>();
}
