using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>The words of the pages.</summary>
internal static class InstallView
{
    private const string Again = "Nothing was installed or changed. You can begin again.";

    private static readonly PageLink StartAgain = new("Begin again", "install");

    public static InstallPage NotSetUp { get; } = new(
        StatusCodes.Status404NotFound,
        "This bot is not installed by button",
        ["It serves the one workspace that its operator set up. Operator: set Slack:ClientId, Slack:ClientSecret and Bot:PublicUrl, and people can install it here; the README says how."]);

    public static InstallPage TooOften { get; } = new(
        StatusCodes.Status429TooManyRequests, "Please wait a minute", ["This page was opened very often from where you are. Nothing was installed or changed; try again in a minute."], StartAgain);

    public static InstallPage Install(Uri authorize) => new(
        StatusCodes.Status200OK,
        "Bring Learning into your Slack",
        [
            "It sends a bite-sized lesson at the hour each person chose, asks one question, and gives the reason behind the answer.",
            "Nothing is sent to anybody before they say yes. The bot reads only what is written to it, and who is a member.",
            "Slack asks you on the next page which workspace it shall be. Depending on its rules an administrator has to agree.",
        ],
        new PageLink("Add to Slack", authorize.AbsoluteUri));

    public static InstallPage Of(InstallOutcome outcome, OAuthClient client) => outcome switch
    {
        InstallOutcome.Installed done => new(
            StatusCodes.Status200OK,
            $"Learning is in {done.Workspace.TeamName}",
            [
                "Open the app in Slack: its Home asks for your hour and what interests you. Everybody else finds it there too, under Apps.",
                "Whoever runs this bot can make you an owner of the workspace's learning, who writes lessons and invites people.",
            ],
            new PageLink("Open it in Slack", client.HomeOf(done.AppId, done.Workspace.TeamId).AbsoluteUri)),
        InstallOutcome.NotBegunHere { State: StateCheck.Used } => new(
            StatusCodes.Status400BadRequest,
            "This link was used already",
            ["If the page before said that the bot is installed, it is, and you can close this one. Otherwise begin again."],
            StartAgain),
        InstallOutcome.NotBegunHere { State: StateCheck.Expired } => new(
            StatusCodes.Status400BadRequest, "That took longer than ten minutes", ["For safety an installation has to be finished within ten minutes.", Again], StartAgain),
        InstallOutcome.NotBegunHere { State: StateCheck.OtherBrowser } => new(
            StatusCodes.Status400BadRequest,
            "This was begun in another browser",
            ["An installation has to be finished in the browser in which it was begun, with cookies allowed; so nobody can be made to finish somebody else's.", Again],
            StartAgain),
        InstallOutcome.NotBegunHere => new(
            StatusCodes.Status400BadRequest, "This page belongs to an installation", ["It is where Slack sends people back to, and that was not the case, or not all of it came along.", Again], StartAgain),
        InstallOutcome.SaidNo => new(
            StatusCodes.Status200OK, "Not installed", ["You said no at Slack, or your workspace wants an administrator to agree first. Nothing was installed or changed."], StartAgain),
        InstallOutcome.SlackRefused => new(
            StatusCodes.Status400BadRequest, "Slack did not install it", ["Slack sent you back without an installation. An administrator of your workspace may have to allow the app, or your e-mail address has to be confirmed first.", Again], StartAgain),
        InstallOutcome.WholeOrganisation => new(
            StatusCodes.Status400BadRequest,
            "Please choose one workspace",
            ["The bot was to be installed for a whole organisation. It keeps each workspace's learning apart, so choose a single workspace at the top right of Slack's page, and repeat it for others.", Again],
            StartAgain),
        InstallOutcome.ScopesMissing missing => new(
            StatusCodes.Status400BadRequest,
            "Slack gave the bot too little",
            [$"It cannot work without: {string.Join(", ", missing.Scopes)}. Operator: update the app from the manifest in this bot's repository, so that it may ask for them.", Again],
            StartAgain),
        InstallOutcome.SetUpWrong wrong => new(
            StatusCodes.Status500InternalServerError, "The bot is not set up rightly", [SetUpAdvice(wrong.Error), "Nothing was installed or changed. Please tell whoever runs this bot."]),
        InstallOutcome.NoAnswer => new(
            StatusCodes.Status502BadGateway, "Slack did not answer", ["It may be busy, or the way to it was cut. Wait a minute, then begin again: an installation that is half done does no harm."], StartAgain),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static string SetUpAdvice(string error) => error switch
    {
        "invalid_client_id" or "bad_client_secret" => $"Slack does not know its credentials ({error}). Operator: copy Slack:ClientId and Slack:ClientSecret from Basic Information again.",
        "bad_redirect_uri" => "Slack does not know this address (bad_redirect_uri). Operator: add it under OAuth & Permissions, Redirect URLs, exactly as Bot:PublicUrl or Slack:RedirectUri make it.",
        "token_rotation_enabled" => "The app has token rotation switched on, which this bot does not use. Operator: create the app from the manifest, where it is off; Slack does not switch it off again.",
        _ => "Slack refuses the installation. Operator: the log tells the error, and https://docs.slack.dev/reference/methods/oauth.v2.access its meaning.",
    };
}
