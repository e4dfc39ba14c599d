// Laid over the configuration that the image writes: a consultation is private, and starts without surprises.
config.disableThirdPartyRequests = true;
config.analytics = { disabled: true };
config.enableNoisyMicDetection = true;
config.doNotStoreRoom = true;
config.disableDeepLinking = true;
config.prejoinConfig = { enabled: true, hideExtraJoinButtons: ['by-phone'] };
config.p2p = { enabled: true };
config.defaultLanguage = 'fr';
config.hideConferenceSubject = true;
config.localRecording = { disable: true };
config.fileRecordingsEnabled = false;
config.liveStreaming = { enabled: false };
config.transcription = { enabled: false };
